/** Rich text, written: headings, lists, emphasis, links. The editor is heavy and comes when a form has such a field. */
import { ActionIcon, Button, Group, Input, Popover, TextInput } from '@mantine/core';
import { IconBlockquote, IconBold, IconH2, IconItalic, IconLink, IconList, IconListNumbers, IconStrikethrough, IconUnderline } from '@tabler/icons-react';
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect, useState } from 'react';
import { useT } from '@/i18n/i18n';
import type { EditProps } from './edit';
import classes from './RichText.module.css';
import { plainText } from './values';

const LINK = /^(https?:\/\/|mailto:|tel:)\S+$/i;

const TOOLS = [
  { name: 'bold', icon: IconBold, run: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', icon: IconItalic, run: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'underline', icon: IconUnderline, run: (editor: Editor) => editor.chain().focus().toggleUnderline().run() },
  { name: 'strike', icon: IconStrikethrough, run: (editor: Editor) => editor.chain().focus().toggleStrike().run() },
  { name: 'heading', icon: IconH2, run: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run() },
  { name: 'bulletList', icon: IconList, run: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  { name: 'orderedList', icon: IconListNumbers, run: (editor: Editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'blockquote', icon: IconBlockquote, run: (editor: Editor) => editor.chain().focus().toggleBlockquote().run() },
] as const;

function LinkTool({ editor, active }: { editor: Editor; active: boolean }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const put = () => {
    const chain = editor.chain().focus().extendMarkRange('link');
    if (address.trim() === '') chain.unsetLink().run();
    else if (editor.state.selection.empty && !active) chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href: address.trim() } }] }).run();
    else chain.setLink({ href: address.trim() }).run();
    setOpen(false);
  };
  const wrong = address.trim() !== '' && !LINK.test(address.trim());
  return (
    <Popover opened={open} onChange={setOpen} trapFocus width={300} withinPortal>
      <Popover.Target>
        <ActionIcon
          variant={active ? 'filled' : 'subtle'}
          color={active ? undefined : 'gray'}
          aria-label={t('records-rich-link')}
          aria-pressed={active}
          onClick={() => {
            setAddress(plainText(editor.getAttributes('link')['href']));
            setOpen(!open);
          }}
        >
          <IconLink size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <TextInput
            label={t('records-rich-address')}
            placeholder="https://"
            value={address}
            error={wrong}
            style={{ flex: 1 }}
            onChange={(event) => setAddress(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // Not the form around the editor.
              event.preventDefault();
              if (!wrong) put();
            }}
          />
          <Button disabled={wrong} onClick={put}>
            {t('records-filter-apply')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

/** `focused`: the person has asked for it alone, and writes at its end. */
export default function RichTextEdit({ field, value, error, bare, focused, onChange }: EditProps & { focused?: boolean }) {
  const t = useT();
  const html = plainText(value);
  const editor = useEditor({
    extensions: [StarterKit.configure({ heading: { levels: [2, 3, 4] }, link: { openOnClick: false, autolink: true, protocols: ['http', 'https', 'mailto', 'tel'], defaultProtocol: 'https' } })],
    content: html,
    autofocus: focused ? 'end' : false,
    // Its styles stand in ours: nothing is written into the page.
    injectCSS: false,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': field.label, ...(field.required ? { 'aria-required': 'true' } : {}) } },
    onUpdate: ({ editor: now }) => onChange(now.isEmpty ? null : now.getHTML()),
  });
  // What comes from elsewhere (a newer version, an undo) is taken over; what was typed here is there already.
  useEffect(() => {
    // While a part of the form is still on its way the screen may be put aside and its editor thrown away: the one made anew has it.
    if (editor.isDestroyed) return;
    if (html !== (editor.isEmpty ? '' : editor.getHTML())) editor.commands.setContent(html, { emitUpdate: false });
  }, [editor, html]);
  useEffect(() => {
    if (editor.isDestroyed) return;
    if (error) editor.view.dom.setAttribute('aria-invalid', 'true');
    else editor.view.dom.removeAttribute('aria-invalid');
  }, [editor, error]);
  const active = useEditorState({ editor, selector: ({ editor: now }) => Object.fromEntries([...TOOLS.map(({ name }) => name), 'link' as const].map((name) => [name, !now.isDestroyed && now.isActive(name)])) });
  return (
    <Input.Wrapper label={bare ? undefined : field.label} labelElement="div" error={error ?? false} required={field.required} withAsterisk={field.required}>
      <div className={classes['frame']} data-field={field.key} data-invalid={error ? true : undefined}>
        <div className={classes['tools']} role="toolbar" aria-label={t('records-rich-tools', { field: field.label })}>
          {TOOLS.map(({ name, icon: Icon, run }) => (
            <ActionIcon key={name} variant={active[name] ? 'filled' : 'subtle'} color={active[name] ? undefined : 'gray'} aria-label={t(`records-rich-${name}`)} aria-pressed={active[name] === true} onClick={() => run(editor)}>
              <Icon size={16} aria-hidden />
            </ActionIcon>
          ))}
          <LinkTool editor={editor} active={active['link'] === true} />
        </div>
        <EditorContent editor={editor} className={`${classes['text']} ${classes['edit']}`} />
      </div>
    </Input.Wrapper>
  );
}
