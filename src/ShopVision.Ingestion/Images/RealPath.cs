namespace ShopVision.Ingestion.Images;

/// <summary>Where a path leads once every link on it is followed, as <c>realpath</c> has it; what does not exist stays as it is.</summary>
internal static class RealPath
{
    /// <summary>As the kernel's: more links than this are a circle.</summary>
    private const int MaxLinks = 40;

    /// <summary>Null where the links never end.</summary>
    public static string? TryResolve(string path)
    {
        // Not GetFullPath: it would drop "link/.." before the link is followed.
        var rooted = Path.Combine(Environment.CurrentDirectory, path);
        var root = Path.GetPathRoot(rooted)!;
        var pending = new Stack<string>();
        Push(pending, rooted[root.Length..]);
        var current = root;
        var links = 0;
        while (pending.TryPop(out var name))
        {
            if (name == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Combine(current, name);
            var target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                current = next;
                continue;
            }

            if (++links > MaxLinks)
                return null;
            if (Path.IsPathRooted(target))
                current = Path.GetPathRoot(target)!;
            Push(pending, target[(Path.GetPathRoot(target)?.Length ?? 0)..]);
        }

        return current;
    }

    private static void Push(Stack<string> pending, string path)
    {
        foreach (var name in path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]).Reverse())
            if (name is not ("" or "."))
                pending.Push(name);
    }
}
