using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using ShopVision.Core.Errors;

namespace ShopVision.PostgreSql;

/// <summary>Every fault of a database that a caller may act on, with its message, in one place. None holds a password.</summary>
internal static class PostgresFaults
{
    private const int LongestReason = 300;

    /// <summary>idle_in_transaction_session_timeout, which Npgsql has no name for.</summary>
    private const string IdleInTransaction = "25P03";

    public static bool IsOurs(Exception fault) => fault is NpgsqlException or SocketException or TimeoutException or IOException;

    /// <summary>Whether the server says that it undid the transaction for another's sake: nothing of it was done, even where it was about to be committed.</summary>
    public static bool WasUndone(Exception fault) => fault is PostgresException { SqlState: IdleInTransaction or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>Whether the same may succeed a moment later: the server restarts, is full or busy, or ended what stood in the way of another.</summary>
    public static bool MayPass(Exception fault) => WasUndone(fault) || fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.QueryCanceled } => true,
        NpgsqlException database => database.IsTransient,
        _ => true,
    };

    public static ShopVisionException Of(string server, Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InsufficientPrivilege } refused =>
            new ShopVisionException(
                ErrorCode.StateAccessDenied,
                $"Expected {server} to let us in, found: {Short(refused.MessageText)}. Check the user and password in State:ConnectionString, and what the user may do.",
                fault),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } missing => new ShopVisionException(
            ErrorCode.SettingInvalid, $"Expected the database of State:ConnectionString at {server}, found: {Short(missing.MessageText)}. Create it, or name another one.", fault),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } full => new ShopVisionException(
            ErrorCode.DiskFull, $"Expected {server} to have room, found: {Short(full.MessageText)}. Make room on the database's disk; what was kept is not lost.", fault),
        PostgresException refused when !MayPass(refused) => new ShopVisionException(
            ErrorCode.StateRefused, $"Expected {server} to do what it was asked for, found {refused.SqlState}: {Short(refused.MessageText)}. Look into the database's log.", fault),
        NpgsqlException { InnerException: AuthenticationException untrusted } => new ShopVisionException(
            ErrorCode.StateAccessDenied,
            $"Expected {server} to show a certificate that can be trusted, found one that cannot: {Short(untrusted.Message)} Name its authority as 'Root Certificate' in State:ConnectionString.",
            fault),
        _ => new ShopVisionException(
            ErrorCode.StateUnavailable,
            $"Expected {server} to answer, found: {Short(fault is PostgresException { MessageText: var text } ? text : fault.Message)}. "
            + "What was kept is not lost: check that the database runs and can be reached, then try again.",
            fault),
    };

    public static ShopVisionException Newer(string schema, int found, int known) => new(
        ErrorCode.StateVersionUnsupported,
        $"Expected version {known} or older of the tables in the schema {schema}, found {found}: a newer ShopVision made them. Update this one, or set State:Schema to another schema.");

    /// <summary>What Npgsql says of it may repeat a part of it, and so a secret: it is left out.</summary>
    public static ShopVisionException ConnectionStringInvalid() => new(
        ErrorCode.SettingInvalid,
        "Expected the setting State:ConnectionString to be as Npgsql reads it, Host=…;Database=…;Username=…;Password=…, found something else. An address (postgres://…) is not understood.");

    public static ShopVisionException ConnectionStringMissing() => new(
        ErrorCode.SettingInvalid,
        "Expected the setting State:ConnectionString, since State:Kind is 'postgresql', found none. Set SHOPVISION_State__ConnectionString in the environment.");

    private static string Short(string message)
    {
        var line = message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return line.Length <= LongestReason ? line : line[..LongestReason] + "…";
    }
}
