namespace ShopVision.Contracts.Feeds;

/// <summary>Breaks a text as files get broken: a few bytes replaced, dropped or doubled, or the end cut off.</summary>
public static class Mutation
{
    public static byte[] Of(byte[] original, Random random)
    {
        ReadOnlySpan<byte> telling = "\"\n\r\t,;|{}[]\\\0 0>.<&/:=\u00E9"u8;
        var bytes = original.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = telling[random.Next(telling.Length)]; break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes.InsertRange(at, bytes[at..random.Next(at, bytes.Count)]); break;
                default: bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }
}
