namespace ShopVision.Server.Hosting;

/// <summary>Where this user's things are kept that are asked for without naming a place.</summary>
internal static class UserFolder
{
    public static string Path
    {
        get
        {
            var applicationData = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return System.IO.Path.Combine(applicationData.Length > 0 ? applicationData : System.IO.Path.GetTempPath(), "shopvision");
        }
    }
}
