/** A condition in the plan's own words, with the signs people read instead of those they type. */
export function readable(condition: string): string {
  return condition.replaceAll('>=', '≥').replaceAll('<=', '≤').replaceAll('!=', '≠');
}
