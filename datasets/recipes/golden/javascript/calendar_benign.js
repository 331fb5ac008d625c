export function weekOf(date) {
  const first = new Date(Date.UTC(date.getUTCFullYear(), 0, 1));
  const days = Math.floor((date - first) / 86_400_000);
  return Math.ceil((days + first.getUTCDay() + 1) / 7);
}
