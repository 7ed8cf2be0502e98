/** Files dragged into the window: whether a drag holds any, and a guard where nothing takes them. */

export function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function refuse(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer || !holdsFiles(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}

/** A file dropped where nothing takes it would open in place of the app, and what was typed would be gone. */
export function guardDrops(): void {
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
}
