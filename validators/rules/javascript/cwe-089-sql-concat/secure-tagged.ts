import { Prisma, PrismaClient } from "@prisma/client";
import SQL from "sql-template-strings";
import { Pool } from "pg";
import type { Request, Response } from "express";

const beds = new PrismaClient();
const plots = new Pool();

export async function narrowed(req: Request, res: Response) {
  const found = SQL`SELECT id FROM plots WHERE row = ${req.query.row}`;
  found.append(SQL` AND sort = ${req.query.sort}`).append(" ORDER BY id"); // evidence: sanitized
  res.json(await plots.query(found)); // evidence: sanitized
}

export async function directed(req: Request, res: Response) {
  const way = Prisma.raw(req.query.way === "up" ? "ASC" : "DESC");
  res.json(await beds.$queryRaw<{ id: number }[]>`SELECT id FROM beds WHERE row = ${req.query.row} ORDER BY id ${way}`); // evidence: tagged-template
}
