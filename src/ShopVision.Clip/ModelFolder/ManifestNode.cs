using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder;

/// <summary>
/// One object of model.json or of a published configuration, read strictly: each fault names the file, the field, what was expected and what was found,
/// and a field that nobody asked for is a fault too, because it may be a known one misspelt.
/// </summary>
internal sealed class ManifestNode(string file, string path, JsonElement element)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Reads a JSON file by its root object, which lives no longer than <paramref name="read"/> runs.</summary>
    public static T ReadFile<T>(string file, Func<ManifestNode, T> read)
    {
        if (!File.Exists(file))
            throw new ShopVisionException(ErrorCode.ModelMissing, $"Expected the file '{file}', which is missing. Fetch the model again.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? read(new ManifestNode(file, "", root))
                : throw Fault(file, "the whole", "an object", root);
        }
        catch (JsonException exception)
        {
            throw new ShopVisionException(ErrorCode.ModelInvalid, $"{file}: expected JSON, found a fault at line {exception.LineNumber + 1}.", exception);
        }
    }

    public IEnumerable<string> Names => element.EnumerateObject().Select(property => property.Name);

    public bool Has(string name) =>
        Read(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string Text(string name)
    {
        var value = Required(name, "text");
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : throw Fault(name, "text", value);
    }

    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    /// <summary>A SHA-256 as 64 lower-case hexadecimal digits.</summary>
    public string Sha256(string name)
    {
        var digest = Text(name);
        return IsSha256(digest) ? digest : throw Fault(name, "64 lower-case hexadecimal digits", $"\"{digest}\"");
    }

    public static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    public bool Flag(string name)
    {
        var value = Required(name, "true or false");
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Fault(name, "true or false", value);
    }

    public bool? OptionalFlag(string name) => Has(name) ? Flag(name) : null;

    public int Whole(string name, int least = 0)
    {
        var value = Required(name, $"a whole number of at least {least}");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least
            ? number
            : throw Fault(name, $"a whole number of at least {least}", value);
    }

    public int? OptionalWhole(string name, int least = 0) => Has(name) ? Whole(name, least) : null;

    public long Bytes(string name)
    {
        var value = Required(name, "a number of bytes");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0
            ? number
            : throw Fault(name, "a number of bytes", value);
    }

    public double Number(string name)
    {
        var value = Required(name, "a number");
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Fault(name, "a number", value);
    }

    public double? OptionalNumber(string name) => Has(name) ? Number(name) : null;

    /// <summary>Exactly three numbers: one each for red, green and blue.</summary>
    public double[] Channels(string name)
    {
        var value = Required(name, "three numbers");
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != 3
            || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Number))
            throw Fault(name, "three numbers", value);
        return [.. value.EnumerateArray().Select(item => item.GetDouble())];
    }

    public string[] Texts(string name)
    {
        var value = Required(name, "a list of texts");
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw Fault(name, "a list of texts", value);
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    /// <summary>One of a closed list of words.</summary>
    public T Word<T>(string name, params (string Word, T Value)[] words)
    {
        var expected = "one of " + string.Join(", ", words.Select(word => $"\"{word.Word}\""));
        var value = Required(name, expected);
        if (value.ValueKind == JsonValueKind.String)
            foreach (var (word, meaning) in words)
                if (value.GetString() == word)
                    return meaning;
        throw Fault(name, expected, value);
    }

    public ManifestNode Object(string name)
    {
        var value = Required(name, "an object");
        return value.ValueKind == JsonValueKind.Object ? new ManifestNode(file, path + name + ".", value) : throw Fault(name, "an object", value);
    }

    public ManifestNode? OptionalObject(string name) => Has(name) ? Object(name) : null;

    public IReadOnlyList<ManifestNode> Objects(string name)
    {
        var value = Required(name, "a list of objects");
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
            throw Fault(name, "a list of objects", value);
        return [.. value.EnumerateArray().Select((item, i) => new ManifestNode(file, $"{path}{name}[{i}].", item))];
    }

    public int[] Wholes(string name, int least)
    {
        var expected = $"a list of whole numbers of at least {least}";
        var value = Required(name, expected);
        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) && number >= least)
            ? [.. value.EnumerateArray().Select(item => item.GetInt32())]
            : throw Fault(name, expected, value);
    }

    public bool HoldsList(string name) => Read(name, out var value) && value.ValueKind == JsonValueKind.Array;

    public bool HoldsObject(string name) => Read(name, out var value) && value.ValueKind == JsonValueKind.Object;

    /// <summary>Fields that are known and change nothing here.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            _read.Add(name);
    }

    /// <summary>In a published configuration null means that a field is not in use, whatever it is.</summary>
    public void IgnoreNulls()
    {
        foreach (var property in element.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.Null)
                _read.Add(property.Name);
    }

    /// <summary>To be called when all known fields have been read.</summary>
    public void ThrowIfUnread()
    {
        foreach (var property in element.EnumerateObject())
            if (!_read.Contains(property.Name))
                throw new ShopVisionException(
                    ErrorCode.ModelInvalid, $"{file}: expected no field '{path}{property.Name}', which ShopVision does not know. Remove it or correct its name.");
    }

    public ShopVisionException Fault(string name, string expected, string found) => new(
        ErrorCode.ModelInvalid, $"{file}: expected '{path}{name}' to be {expected}, found {found}.");

    private bool Read(string name, out JsonElement value)
    {
        _read.Add(name);
        return element.TryGetProperty(name, out value);
    }

    private JsonElement Required(string name, string expected) =>
        Read(name, out var value) ? value : throw Fault(name, expected, "no such field");

    private ShopVisionException Fault(string name, string expected, JsonElement found) => Fault(file, $"'{path}{name}'", expected, found);

    private static ShopVisionException Fault(string file, string field, string expected, JsonElement found)
    {
        var text = found.GetRawText();
        return new ShopVisionException(
            ErrorCode.ModelInvalid, $"{file}: expected {field} to be {expected}, found {(text.Length > 60 ? text[..60] + "…" : text)}.");
    }
}
