/** A whole number with commas, as English writes it. */
export function amount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
