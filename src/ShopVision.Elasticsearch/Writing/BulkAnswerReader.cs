using System.Text.Json;
using ShopVision.Elasticsearch.Client;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>
/// Reads what became of each item of a bulk, in their order, without a copy of what went well. Throws <see cref="JsonException"/> where it
/// is no answer to a bulk.
/// </summary>
internal ref struct BulkAnswerReader
{
    private Utf8JsonReader _json;

    public BulkAnswerReader(ReadOnlySpan<byte> answer)
    {
        _json = new Utf8JsonReader(answer);
        // {"items":[ : all that is asked for.
        Expect(JsonTokenType.StartObject);
        Expect(JsonTokenType.PropertyName);
        if (!_json.ValueTextEquals("items"u8))
            throw new JsonException("Expected the items of a bulk.");
        Expect(JsonTokenType.StartArray);
    }

    /// <summary>False after the last.</summary>
    public bool TryRead(out BulkAnswer answer)
    {
        answer = default;
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndArray)
            return false;
        // {"index":{ and so on: what was done is not told apart.
        Expect(JsonTokenType.PropertyName);
        Expect(JsonTokenType.StartObject);
        var (status, result, error) = (0, BulkResult.None, default(JsonElement?));
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
            if (_json.ValueTextEquals("status"u8))
            {
                Expect(JsonTokenType.Number);
                status = _json.GetInt32();
            }
            else if (_json.ValueTextEquals("result"u8))
            {
                Expect(JsonTokenType.String);
                result = Result();
            }
            else if (_json.ValueTextEquals("error"u8))
            {
                error = JsonElement.ParseValue(ref _json);
            }
            else
            {
                _json.Skip();
            }

        Expect(JsonTokenType.EndObject);
        answer = new BulkAnswer(status, result, error is { } found ? IndexError.Of(status, found) : null);
        return true;
    }

    private readonly BulkResult Result() =>
        _json.ValueTextEquals("created"u8) ? BulkResult.Created
        : _json.ValueTextEquals("updated"u8) ? BulkResult.Updated
        : _json.ValueTextEquals("deleted"u8) ? BulkResult.Deleted
        : _json.ValueTextEquals("not_found"u8) ? BulkResult.NotFound
        : BulkResult.None;

    private void Expect(JsonTokenType token)
    {
        if (!_json.Read() || _json.TokenType != token)
            throw new JsonException($"Expected {token} in the answer to a bulk, found {_json.TokenType}.");
    }
}
