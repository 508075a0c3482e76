namespace ShopVision.Contracts;

/// <summary>The line by which a server that was started says where it listens.</summary>
public static class ReadyLine
{
    private const string Ready = "ready at ";

    /// <summary>Null where the output ends without it.</summary>
    public static async Task<Uri?> ReadAsync(TextReader output, CancellationToken cancellationToken = default)
    {
        while (await output.ReadLineAsync(cancellationToken) is { } line)
            if (line.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at)
                return new Uri(line[(at + Ready.Length)..]);
        return null;
    }
}
