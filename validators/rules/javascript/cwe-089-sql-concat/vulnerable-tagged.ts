// Parts of a statement that a tag does not bind.
import { Prisma, PrismaClient } from "@prisma/client";
import SQL from "sql-template-strings";
import { Pool } from "pg";
import type { Request, Response } from "express";

const beds = new PrismaClient();
const plots = new Pool();

export async function ordered(req: Request, res: Response) {
  const by = Prisma.raw("id " + req.query.by); // finding
  res.json(await beds.bed.findMany(by));
}

export async function narrowed(req: Request, res: Response) {
  const found = SQL`SELECT id FROM plots WHERE row = ${req.query.row}`;
  found.append(" AND sort = '" + req.query.sort + "'"); // finding
  res.json(await plots.query(found)); // evidence: sanitized
}

export async function typed(req: Request, res: Response) {
  const kept = await plots.query<{ id: number }>("SELECT id FROM plots WHERE kind = '" + req.query.kind + "'"); // finding: assembled-query
  res.json(kept.rows);
}
