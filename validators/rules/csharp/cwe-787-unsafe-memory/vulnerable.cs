using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

public class Frames
{
    public void Copy(BinaryReader reader, byte[] data, IntPtr target)
    {
        int length = reader.ReadInt32();
        Marshal.Copy(data, 0, target, length); // finding: unchecked-length
    }

    public Span<byte> View(BinaryReader reader, byte[] data)
    {
        var length = reader.ReadInt32();
        return MemoryMarshal.CreateSpan(ref data[0], length); // finding: unchecked-offset
    }

    public byte At(BinaryReader reader, IntPtr block)
    {
        int offset = reader.ReadInt16();
        return Marshal.ReadByte(block, offset); // finding: unchecked-offset
    }

    public unsafe void Block(BinaryReader reader, byte* from, byte* to)
    {
        Buffer.MemoryCopy(from, to, 4096, reader.ReadInt64()); // finding: unchecked-length
    }
}
