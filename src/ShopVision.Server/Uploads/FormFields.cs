using System.Globalization;
using ShopVision.Core.Errors;

namespace ShopVision.Server.Uploads;

/// <summary>Reads values that came as text; whatever does not fit is <c>invalid-request</c> by its name.</summary>
internal static class FormFields
{
    public static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    public static int? Integer(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid($"Expected a whole number for '{name}', found '{value}'.");
    }

    public static double? Number(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid($"Expected a number for '{name}', found '{value}'.");
    }

    public static bool Boolean(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return false;
        return bool.TryParse(value, out var flag) ? flag : throw Invalid($"Expected true or false for '{name}', found '{value}'.");
    }

    private static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
