using System.Buffers;
using System.CommandLine;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace ShopVision.Server.Commands.Inputs;

/// <summary>
/// The pictures that a command line names, read one at a time. <c>-</c> stands for standard input: a picture, or the paths of
/// pictures, one a line.
/// </summary>
internal static class ImageFiles
{
    public const string StandardInput = "-";

    public static Argument<string[]> Argument { get; } = new("FILES")
    {
        Description = "Pictures. '-' reads standard input: one picture, or the paths of pictures, one a line.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static async IAsyncEnumerable<InputFile> ReadAsync(
        IEnumerable<string> names, Stream standardInput, int maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in names)
            if (name != StandardInput)
                yield return await InputFile.ReadAsync(name, maxBytes, cancellationToken);
            else
                await foreach (var file in ReadAsync(standardInput, maxBytes, cancellationToken))
                    yield return file;
    }

    private static async IAsyncEnumerable<InputFile> ReadAsync(
        Stream standardInput, int maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(standardInput);
        var beginning = (await pipe.ReadAtLeastAsync(16, cancellationToken)).Buffer;
        var isText = IsText(beginning);
        pipe.AdvanceTo(beginning.Start);
        await using var whole = pipe.AsStream();
        if (!isText)
        {
            yield return await InputFile.ReadAsync(StandardInput, whole, maxBytes, cancellationToken);
            yield break;
        }

        using var lines = new StreamReader(whole, Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellationToken) is { } path)
            if (path.Length > 0)
                yield return await InputFile.ReadAsync(path, maxBytes, cancellationToken);
    }

    // Paths hold no control characters; every picture format does within its header.
    private static bool IsText(ReadOnlySequence<byte> beginning)
    {
        foreach (var segment in beginning)
            foreach (var value in segment.Span)
                if (value < ' ' && value is not ((byte)'\n' or (byte)'\r' or (byte)'\t'))
                    return false;
        return true;
    }
}
