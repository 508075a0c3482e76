using System.Buffers;
using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Inputs;

/// <summary>Answers on standard output: a JSON object a line in UTF-8, each written out as soon as it is known.</summary>
internal sealed class JsonLines : IDisposable
{
    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _writer;

    public JsonLines() => _writer = new Utf8JsonWriter(_line, new JsonWriterOptions { Encoder = DocumentJson.Encoder });

    /// <summary>How many lines told of an error.</summary>
    public long Errors { get; private set; }

    /// <summary>A line that says what it answers, in the field <paramref name="name"/>, and then the answer.</summary>
    public void Write(string name, string input, Action<Utf8JsonWriter> writeAnswer)
    {
        _writer.WriteStartObject();
        _writer.WriteString(name, input);
        writeAnswer(_writer);
        _writer.WriteEndObject();
        _writer.Flush();
        _line.Write("\n"u8);
        _output.Write(_line.WrittenSpan);
        _line.ResetWrittenCount();
        _writer.Reset();
    }

    public void WriteError(string name, string input, Failure failure)
    {
        Errors++;
        Write(name, input, writer =>
        {
            writer.WriteStartObject("error");
            writer.WriteString("code", failure.Code.Name);
            writer.WriteString("message", failure.Message);
            writer.WriteEndObject();
        });
    }

    public void Dispose()
    {
        _writer.Dispose();
        _output.Dispose();
    }
}
