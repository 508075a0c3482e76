using ShopVision.Core.Runs;
using ShopVision.PostgreSql;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Hosting;

/// <summary>Opens the store of runs and schedules that the settings name: the one place that knows of all kinds.</summary>
internal static class StateStore
{
    public static IRunStore Open(DataFolder folder, IConfiguration settings) => settings.Bind<StateKindOptions>(StateKindOptions.Section).Kind == StateKindOptions.PostgreSql
        ? PostgresRunStore.Open(settings.Bind<PostgresOptions>(PostgresOptions.Section), TimeProvider.System)
        : new FileRunStore(folder.State, TimeProvider.System);
}
