import { PrismaClient } from '@prisma/client';
import { NextRequest, NextResponse } from 'next/server';

const prisma = new PrismaClient();

export async function PATCH(request: NextRequest) {
  const body = await request.json();
  const { id, email, ...data } = body;
  const updated = await prisma.user.update({ where: { id: 1 }, data }); // finding: every-field
  return NextResponse.json(updated);
}

export async function POST(request: NextRequest) {
  const given = await request.json();
  return NextResponse.json(await prisma.user.create({ data: given })); // finding: every-field
}
