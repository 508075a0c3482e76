using System.Globalization;
using ShopVision.LocalIndex.Kills;

// Writes until it is killed, and says after each step that it was acknowledged.
var (folder, done) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture));
var shop = KilledShop.After(done);
var writing = new WritingShop(shop, KillTrials.Open(folder));
while (true)
{
    await writing.StepAsync(CancellationToken.None);
    await Console.Out.WriteLineAsync(shop.Steps.ToString(CultureInfo.InvariantCulture));
}
