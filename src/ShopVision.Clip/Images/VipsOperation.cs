namespace ShopVision.Clip.Images;

/// <summary>One libvips operation: set what it needs, run it, take what it gives.</summary>
internal sealed unsafe class VipsOperation : IDisposable
{
    private readonly string _name;
    private nint _operation;

    public VipsOperation(string name)
    {
        _name = name;
        _operation = Vips.vips_operation_new(name);
        if (_operation == 0)
            throw new VipsException(name);
    }

    /// <summary>Sets a number, a flag or an enumeration.</summary>
    public VipsOperation Set(string property, int number)
    {
        var value = default(Vips.Value);
        Vips.g_value_init(ref value, Vips.Value.Int);
        Vips.g_value_set_int(ref value, number);
        return Set(property, ref value);
    }

    public VipsOperation Set(string property, double number)
    {
        var value = default(Vips.Value);
        Vips.g_value_init(ref value, Vips.Value.Double);
        Vips.g_value_set_double(ref value, number);
        return Set(property, ref value);
    }

    public VipsOperation Set(string property, string text)
    {
        var value = default(Vips.Value);
        Vips.g_value_init(ref value, Vips.Value.Text);
        Vips.g_value_set_string(ref value, text);
        return Set(property, ref value);
    }

    public VipsOperation Set(string property, VipsImage image)
    {
        var value = default(Vips.Value);
        Vips.g_value_init(ref value, Vips.Value.Object);
        Vips.g_value_set_object(ref value, image.DangerousGetHandle());
        GC.KeepAlive(image);
        return Set(property, ref value);
    }

    /// <summary>Lends bytes to the operation: they must stay where they are until its image has been disposed of.</summary>
    public VipsOperation Set(string property, byte* data, int length)
    {
        var value = default(Vips.Value);
        Vips.g_value_init(ref value, Vips.vips_blob_get_type());
        Vips.vips_value_set_blob(ref value, 0, data, (nuint)length);
        return Set(property, ref value);
    }

    public VipsOperation Run()
    {
        if (Vips.vips_cache_operation_buildp(ref _operation) != 0)
            throw new VipsException(_name);
        return this;
    }

    public VipsImage TakeImage()
    {
        var value = default(Vips.Value);
        Vips.g_value_init(ref value, Vips.Value.Object);
        Vips.g_object_get_property(_operation, "out", ref value);
        var image = Vips.g_object_ref(Vips.g_value_get_object(value));
        Vips.g_value_unset(ref value);
        return new VipsImage(image);
    }

    public byte[] TakeBytes()
    {
        var value = default(Vips.Value);
        Vips.g_value_init(ref value, Vips.vips_blob_get_type());
        Vips.g_object_get_property(_operation, "buffer", ref value);
        var data = Vips.vips_value_get_blob(value, out var length);
        var bytes = new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
        Vips.g_value_unset(ref value);
        return bytes;
    }

    public void Dispose()
    {
        Vips.vips_object_unref_outputs(_operation);
        Vips.g_object_unref(_operation);
        _operation = 0;
    }

    private VipsOperation Set(string property, ref Vips.Value value)
    {
        Vips.g_object_set_property(_operation, property, value);
        Vips.g_value_unset(ref value);
        return this;
    }
}
