import { Repository } from 'typeorm';

const COLUMNS = new Map([
  ['placed', 'orders.placed_at'],
  ['total', 'orders.total_cents'],
]);

export class Articles {
  constructor(private readonly articles: Repository<Article>) {}

  search(term: string): Promise<Article[]> {
    const builder = this.articles.createQueryBuilder('a').where('a.published = true');
    builder.andWhere('a.title ILIKE :pattern', { pattern: `%${term}%` }); // evidence: bound-parameters
    return builder.orderBy('a.createdAt', 'DESC').getMany();
  }
}

export function orders(knex: any, query: any) {
  const column = COLUMNS.get(query.sort) || 'orders.id';
  const direction = query.dir === 'desc' ? 'DESC' : 'ASC';
  return knex('orders').orderByRaw(`${column} ${direction}`); // evidence: constant-order
}
