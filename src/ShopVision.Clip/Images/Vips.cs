using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Images;

/// <summary>
/// The functions of libvips and GObject that ShopVision calls, and how the library is found and started.
/// None of them takes a variable number of arguments: those cannot be called from .NET on Apple's arm64.
/// </summary>
internal static unsafe partial class Vips
{
    private const string Library = "vips";

    private static readonly Lock _starting = new();
    private static bool _started;

    static Vips() => NativeLibrary.SetDllImportResolver(typeof(Vips).Assembly, Resolve);

    /// <summary>True once this process decodes what strangers send: SVG and other unsafe loaders are then off for good.</summary>
    internal static bool UntrustedLoadersBlocked { get; private set; }

    /// <summary>Starts libvips, once. Throws where the library is missing.</summary>
    internal static void Start()
    {
        lock (_starting)
        {
            if (_started)
                return;
            try
            {
                if (vips_init("shopvision") != 0)
                    throw new ShopVisionException(ErrorCode.NativeLibraryMissing, $"libvips was found but did not start: {TakeErrors()}");
            }
            catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
            {
                throw new ShopVisionException(
                    ErrorCode.NativeLibraryMissing,
                    $"Expected libvips at '{ExpectedPath}', which is missing or does not load on this system. "
                    + "Build ShopVision on this platform (the build restores it from npm), or copy the folder 'runtimes' with the application.",
                    exception);
            }

            // Our own threads do the work, and no picture is asked for twice.
            vips_concurrency_set(1);
            vips_cache_set_max(0);
            // A picture that libvips frowns upon is an answer to the caller, never text on the process's output. GObject frowns
            // where a header claims a size that no image can have.
            _ = g_log_set_handler("VIPS", LogLevels, &Silence, 0);
            _ = g_log_set_handler("GLib-GObject", LogLevels, &Silence, 0);
            _started = true;
        }
    }

    /// <summary>As <see cref="Start"/>, and turns off, for the whole process, every loader that is unsafe for uploads.</summary>
    internal static void StartForUploads()
    {
        Start();
        vips_block_untrusted_set(1);
        UntrustedLoadersBlocked = true;
    }

    /// <summary>
    /// What libvips has to say, and forgets by saying it. The buffer is one for the process, so lines of another thread may be
    /// among them: for diagnosis only.
    /// </summary>
    internal static string TakeErrors()
    {
        var text = vips_error_buffer_copy();
        try
        {
            return Marshal.PtrToStringUTF8(text)?.Trim() ?? "";
        }
        finally
        {
            g_free(text);
        }
    }

    // Critical and warning (gmessages.h).
    private const int LogLevels = (1 << 3) | (1 << 4);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Silence(byte* domain, int level, byte* message, nint state)
    {
    }

    private static string ExpectedPath
    {
        get
        {
            var (system, extension) =
                OperatingSystem.IsWindows() ? ("win", "dll")
                : OperatingSystem.IsMacOS() ? ("osx", "dylib")
                : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? ("linux-musl", "so")
                : ("linux", "so");
            var architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
            return Path.Combine(AppContext.BaseDirectory, "runtimes", $"{system}-{architecture}", "native", $"libvips.{extension}");
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name == Library && NativeLibrary.TryLoad(ExpectedPath, out var handle) ? handle : 0;

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int vips_init(string program);

    [LibraryImport(Library)]
    private static partial void vips_concurrency_set(int threads);

    [LibraryImport(Library)]
    private static partial void vips_cache_set_max(int operations);

    [LibraryImport(Library)]
    private static partial void vips_block_untrusted_set(int state);

    [LibraryImport(Library)]
    private static partial nint vips_error_buffer_copy();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial uint g_log_set_handler(
        string domain, int levels, delegate* unmanaged[Cdecl]<byte*, int, byte*, nint, void> handler, nint state);

    /// <summary>How many blocks of pixels libvips holds: none where every image has been disposed of.</summary>
    [LibraryImport(Library)]
    internal static partial int vips_tracked_get_allocs();

    [LibraryImport(Library)]
    internal static partial void g_free(nint memory);

    [LibraryImport(Library)]
    internal static partial nint g_object_ref(nint instance);

    [LibraryImport(Library)]
    internal static partial void g_object_unref(nint instance);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint vips_operation_new(string name);

    [LibraryImport(Library)]
    internal static partial int vips_cache_operation_buildp(ref nint operation);

    [LibraryImport(Library)]
    internal static partial void vips_object_unref_outputs(nint operation);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_object_set_property(nint instance, string name, in Value value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_object_get_property(nint instance, string name, ref Value value);

    [LibraryImport(Library)]
    internal static partial nint g_value_init(ref Value value, nuint type);

    [LibraryImport(Library)]
    internal static partial void g_value_unset(ref Value value);

    [LibraryImport(Library)]
    internal static partial void g_value_set_int(ref Value value, int number);

    [LibraryImport(Library)]
    internal static partial void g_value_set_double(ref Value value, double number);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_value_set_string(ref Value value, string text);

    [LibraryImport(Library)]
    internal static partial void g_value_set_object(ref Value value, nint instance);

    [LibraryImport(Library)]
    internal static partial nint g_value_get_object(in Value value);

    [LibraryImport(Library)]
    internal static partial nuint vips_blob_get_type();

    [LibraryImport(Library)]
    internal static partial void vips_value_set_blob(ref Value value, nint freeFunction, byte* data, nuint length);

    [LibraryImport(Library)]
    internal static partial byte* vips_value_get_blob(in Value value, out nuint length);

    [LibraryImport(Library)]
    internal static partial nint vips_image_new_from_memory(byte* data, nuint size, int width, int height, int bands, int format);

    [LibraryImport(Library)]
    internal static partial nint vips_region_new(VipsImage image);

    [LibraryImport(Library)]
    internal static partial int vips_region_image(VipsRegion region, in Rectangle area);

    [LibraryImport(Library)]
    internal static partial int vips_region_prepare_to(VipsRegion region, VipsRegion target, in Rectangle area, int x, int y);

    [LibraryImport(Library)]
    internal static partial nint vips_image_copy_memory(VipsImage image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_width(VipsImage image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_height(VipsImage image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_bands(VipsImage image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_format(VipsImage image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_interpretation(VipsImage image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_orientation(VipsImage image);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint vips_image_get_typeof(VipsImage image, string field);

    /// <summary>libvips' VipsRect.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Rectangle(int Left, int Top, int Width, int Height);

    /// <summary>GObject's GValue: a type and sixteen bytes for the value.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Value
    {
        // Fundamental types are numbers shifted by two (gtype.h); they have not changed since GLib 2.0.
        public const nuint Int = 6 << 2;
        public const nuint Double = 15 << 2;
        public const nuint Text = 16 << 2;
        public const nuint Object = 20 << 2;

        private readonly nuint _type;
        private readonly ulong _first;
        private readonly ulong _second;
    }
}
