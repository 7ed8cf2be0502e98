/** A few rows as a plain table in the page's own scroll: no windowing, no order. */
import { useRef } from 'react';
import { type Column, DataRow, moveFocus, useEditing } from './DataRow';
import classes from './DataTable.module.css';

interface RowsTableProps<Row> {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey(row: Row): string;
  onOpen?: (row: Row) => void;
}

export function RowsTable<Row>({ label, rows, columns, rowKey, onOpen }: RowsTableProps<Row>) {
  const box = useRef<HTMLTableElement>(null);
  const { editing, onEdit } = useEditing(box);
  return (
    <table ref={box} className={classes['table']} aria-label={label} onKeyDown={moveFocus}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-numeric={column.numeric || undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <DataRow key={rowKey(row)} row={row} rowId={rowKey(row)} index={index} columns={columns} selected={false} onOpen={onOpen} editing={editing?.row === rowKey(row) ? editing.column : null} onEdit={onEdit} />
        ))}
      </tbody>
    </table>
  );
}
