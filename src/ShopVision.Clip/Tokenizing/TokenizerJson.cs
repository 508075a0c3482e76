using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing;

/// <summary>Reads Hugging Face's <c>tokenizer.json</c>: a fault names the file, the field, what was expected and what was found.</summary>
internal static class TokenizerJson
{
    private static readonly JsonSerializerOptions _options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static T Read<T>(string file, string expected)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<T>(stream, _options) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new ShopVisionException(
                ErrorCode.ModelInvalid, $"{file}: expected {expected} in JSON, found a fault at '{exception.Path}', line {exception.LineNumber + 1}.", exception);
        }
    }

    public static void Expect<T>(string file, string field, T expected, T? found)
        where T : notnull
    {
        if (!expected.Equals(found))
            throw Fault(file, field, $"{expected}", found is null ? "none" : $"{found}");
    }

    public static void Expect<T>(string file, string field, T expected, T? found)
        where T : struct
    {
        if (!expected.Equals(found))
            throw Fault(file, field, $"{expected}", found is null ? "none" : $"{found}");
    }

    public static ShopVisionException Fault(string file, string field, string expected, string found) =>
        new(ErrorCode.ModelInvalid, $"{file}: expected '{field}' to be {expected}, found {found}.");
}
