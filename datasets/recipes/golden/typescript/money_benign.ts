export interface Money {
  readonly cents: bigint;
  readonly currency: string;
}

export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) {
    throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
  }
  return { cents: a.cents + b.cents, currency: a.currency };
}
