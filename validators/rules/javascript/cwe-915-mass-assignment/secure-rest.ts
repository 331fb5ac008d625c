import { PrismaClient } from '@prisma/client';
import { NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';

const prisma = new PrismaClient();
const Change = z.object({ displayName: z.string(), bio: z.string() });

export async function PATCH(request: NextRequest) {
  const body = await request.json();
  const data = { displayName: body.displayName, bio: body.bio };
  return NextResponse.json(await prisma.user.update({ where: { id: 1 }, data })); // evidence: named-fields
}

export async function POST(request: NextRequest) {
  const given = Change.parse(await request.json());
  return NextResponse.json(await prisma.user.create({ data: given })); // evidence: named-fields
}
