using System.Globalization;
using ShopVision.LocalIndex.Soak;

// One process of a soak; SoakProcess starts it.
var (role, folder, size) = (args[0], args[1], args[2] == "large" ? SoakSize.Large : SoakSize.Small);
var process = new SoakProcess(folder, size, TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture)), int.Parse(args[4], CultureInfo.InvariantCulture));
await (role == "write" ? process.WriteAsync() : process.FollowAsync());
