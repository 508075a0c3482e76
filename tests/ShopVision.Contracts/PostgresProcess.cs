using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ShopVision.Contracts;

/// <summary>
/// A real PostgreSQL as a child process, with a data folder of its own, on a loopback port. It refuses to run as root: there it runs as
/// the user <c>postgres</c>, whom its package makes.
/// </summary>
public sealed class PostgresProcess : IAsyncDisposable
{
    /// <summary>A connection string, where a server is there already.</summary>
    public const string Variable = "SHOPVISION_TEST_POSTGRES";

    private const string User = "shopvision";
    private const string Packaged = "/usr/lib/postgresql";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(1);

    private readonly string _programs;
    private readonly string _folder = Directory.CreateTempSubdirectory("shopvision-test-postgres-").FullName;
    private int _port;
    private Process? _process;

    private PostgresProcess(string programs) => _programs = programs;

    /// <summary>No word of any language: found anywhere it should not be, it is this one.</summary>
    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Database=postgres;Username={User};Password={Password}";

    /// <summary>Starts one; skips the test by name where PostgreSQL is not installed.</summary>
    public static async Task<PostgresProcess> StartAsync()
    {
        var programs = Programs();
        if (programs is null)
            Assert.Skip($"Needs PostgreSQL (Debian's 'postgresql') or a connection string in {Variable}; there is none.");
        var server = new PostgresProcess(programs!);
        try
        {
            await server.InitializeAsync();
            await server.StartSomewhereAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as a crash would: connections break, and what was committed is kept.</summary>
    public async Task CrashAsync()
    {
        using var signal = Process.Start("kill", ["-QUIT", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    /// <summary>It cannot be told to take any port that is free, and one that was free a moment ago may be taken.</summary>
    private async Task StartSomewhereAsync()
    {
        for (var tries = 1; ; tries++)
            try
            {
                _port = FreePort();
                await StartAgainAsync();
                return;
            }
            catch (InvalidOperationException) when (tries < 5)
            {
            }
    }

    /// <summary>Starts it over its data, where clients look for it.</summary>
    public async Task StartAgainAsync()
    {
        // fsync guards against power cuts, which no test makes.
        _process?.Dispose();
        _process = Process.Start(AsServer(
            "postgres", "-D", Data, "-p", _port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "log_statement=all"))!;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new List<string>();
        void Read(string? line)
        {
            if (line is null)
                return;
            lock (log)
                log.Add(line);
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
                ready.TrySetResult();
        }

        _process.OutputDataReceived += (_, received) => Read(received.Data);
        _process.ErrorDataReceived += (_, received) => Read(received.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(StartsWithin);
        if (await Task.WhenAny(ready.Task, _process.WaitForExitAsync(patience.Token)) == ready.Task)
            return;
        if (!_process.HasExited)
            await CrashAsync();
        lock (log)
            throw new InvalidOperationException($"PostgreSQL ended before it was ready: {string.Join('\n', log.TakeLast(20))}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await CrashAsync();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private async Task InitializeAsync()
    {
        var password = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(password, Password);
        if (Environment.IsPrivilegedProcess)
            await MustAsync(new ProcessStartInfo("chown", ["-R", "postgres", _folder]));
        await MustAsync(AsServer("initdb", "-D", Data, "-U", User, "--auth=scram-sha-256", $"--pwfile={password}", "--encoding=UTF8", "--locale=C", "--no-sync"));
    }

    private ProcessStartInfo AsServer(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_programs, program), .. arguments];
        // It takes the place of setpriv, so that signals reach the server itself.
        if (Environment.IsPrivilegedProcess)
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command];
        return new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private static async Task MustAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {await output}{await errors}");
    }

    /// <summary>The folder with the newest programs; null where there are none. Debian puts them where no path leads.</summary>
    private static string? Programs()
    {
        var packaged = Directory.Exists(Packaged) ? Directory.EnumerateDirectories(Packaged).Select(version => Path.Combine(version, "bin")) : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return packaged.OrderDescending(StringComparer.Ordinal).Concat(onPath).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
