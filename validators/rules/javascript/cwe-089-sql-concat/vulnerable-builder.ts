import { Controller, Get, Query } from '@nestjs/common';
import { Repository } from 'typeorm';

export class Articles {
  constructor(private readonly articles: Repository<Article>) {}

  search(term: string): Promise<Article[]> {
    const builder = this.articles.createQueryBuilder('a').where('a.published = true');
    builder.andWhere(`a.title ILIKE '%${term}%'`); // finding: builder-condition
    return builder.orderBy('a.createdAt', 'DESC').getMany();
  }

  sorted(column: string): Promise<Article[]> {
    return this.articles.createQueryBuilder('a').orderBy('a.' + column).getMany(); // finding: builder-condition
  }
}
