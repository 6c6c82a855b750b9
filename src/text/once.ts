/** A value made when it is first asked for. */
export function once<T>(make: () => T): { readonly get: () => T; readonly made: () => T | undefined } {
  let value: T | undefined
  return {
    get: () => {
      value ??= make()
      return value
    },
    made: () => value,
  }
}
