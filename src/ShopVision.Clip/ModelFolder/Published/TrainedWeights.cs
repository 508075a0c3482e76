using System.Buffers.Binary;
using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>
/// The weights from which a folder's graphs were exported, in the safetensors format: a length of eight bytes, a JSON object that says
/// where each tensor lies, the tensors. Nothing but the two numbers of the logits is read.
/// </summary>
internal static class TrainedWeights
{
    private const int LongestHeader = 100_000_000;
    private static readonly string[] _names = ["model.safetensors", "open_clip_model.safetensors"];

    public static string? FileIn(string folder) => _names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The scale as it multiplies cosines, and the bias where the model has one; null where the folder has no such weights.</summary>
    public static (float Scale, float? Bias)? ReadLogits(string folder)
    {
        if (FileIn(folder) is not { } file)
            return null;
        using var stream = File.OpenRead(file);
        try
        {
            var length = new byte[sizeof(ulong)];
            stream.ReadExactly(length);
            var header = new byte[checked((int)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(length), LongestHeader))];
            stream.ReadExactly(header);
            using var tensors = JsonDocument.Parse(header);
            var start = length.Length + header.Length;
            // The network holds the logarithm, so that training keeps the scale positive.
            return ReadNumber(stream, tensors.RootElement, "logit_scale", start) is { } scale
                ? (MathF.Exp(scale), ReadNumber(stream, tensors.RootElement, "logit_bias", start))
                : throw Fault(file, "no 'logit_scale'");
        }
        catch (Exception exception) when (exception is JsonException or EndOfStreamException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Fault(file, "something else", exception);
        }
    }

    private static float? ReadNumber(FileStream stream, JsonElement tensors, string name, long start)
    {
        if (!tensors.TryGetProperty(name, out var tensor))
            return null;
        stream.Position = start + tensor.GetProperty("data_offsets")[0].GetInt64();
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        switch (tensor.GetProperty("dtype").GetString())
        {
            case "F32":
                stream.ReadExactly(bytes);
                return BinaryPrimitives.ReadSingleLittleEndian(bytes);
            case "F16":
                stream.ReadExactly(bytes[..2]);
                return (float)BinaryPrimitives.ReadHalfLittleEndian(bytes);
            case "BF16":
                // The upper half of a single.
                bytes.Clear();
                stream.ReadExactly(bytes[2..]);
                return BinaryPrimitives.ReadSingleLittleEndian(bytes);
            case var other:
                throw Fault(stream.Name, $"'{name}' as {other}");
        }
    }

    private static ShopVisionException Fault(string file, string found, Exception? inner = null) => new(
        ErrorCode.ModelInvalid,
        $"{file}: expected trained weights (safetensors) with the number 'logit_scale' as F32, F16 or BF16, found {found}. "
        + "Fetch the file again, or remove it: only the scale of the logits is read from it.",
        inner);
}
