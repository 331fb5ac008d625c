using System;
using System.IO;
using System.Runtime.InteropServices;

public class Frames
{
    public void Copy(BinaryReader reader, byte[] data, IntPtr target)
    {
        int length = reader.ReadInt32();
        if (length < 0 || length > 64)
        {
            throw new InvalidDataException();
        }
        Marshal.Copy(data, 0, target, 64);
    }

    public Span<byte> View(BinaryReader reader, byte[] data)
    {
        var length = reader.ReadInt32();
        return data.AsSpan(0, length); // evidence: checked-slice
    }

    public Span<byte> Part(BinaryReader reader, Span<byte> data)
    {
        return data.Slice(reader.ReadInt32()); // evidence: checked-slice
    }

    public void Managed(BinaryReader reader, byte[] data, byte[] target)
    {
        Array.Copy(data, 0, target, 0, reader.ReadInt32()); // evidence: checked-copy
    }

    public void Whole(byte[] data, IntPtr target)
    {
        Marshal.Copy(data, 0, target, data.Length);
    }
}
