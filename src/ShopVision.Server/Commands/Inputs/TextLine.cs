using ShopVision.Core.Errors;

namespace ShopVision.Server.Commands.Inputs;

/// <summary>A line of a file of texts: its text, or why it holds none; then <paramref name="Text"/> is the line as it stands.</summary>
internal sealed record TextLine(string Text, Failure? Failure);
