using System.ComponentModel.DataAnnotations;
using ShopVision.Core.Errors;

namespace ShopVision.Server.Settings;

/// <summary>appsettings.json in the working folder, then SHOPVISION_* from the environment; flags override both.</summary>
internal static class SettingsFile
{
    public const string EnvironmentPrefix = "SHOPVISION_";

    public static IConfiguration Load()
    {
        var file = Path.GetFullPath("appsettings.json");
        try
        {
            return new ConfigurationBuilder().AddJsonFile(file, optional: true).AddEnvironmentVariables(EnvironmentPrefix).Build();
        }
        catch (InvalidDataException exception)
        {
            throw new ShopVisionException(
                ErrorCode.SettingInvalid, $"Expected JSON in '{file}', found a file that is not: {exception.InnerException?.Message} Correct or remove it.", exception);
        }
    }

    /// <summary>Options from their section, checked: a wrong setting is named.</summary>
    public static T Bind<T>(this IConfiguration configuration, string section) where T : class, new()
    {
        T options;
        try
        {
            options = configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException exception)
        {
            throw Invalid(section, exception.Message);
        }

        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw Invalid(section, string.Join(" ", faults.Select(fault => fault.ErrorMessage)));
    }

    private static ShopVisionException Invalid(string section, string why) => new(
        ErrorCode.SettingInvalid, $"The settings in section '{section}' (or {EnvironmentPrefix}{section}__…) are wrong: {why}");
}
