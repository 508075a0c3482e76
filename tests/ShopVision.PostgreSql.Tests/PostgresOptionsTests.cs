using ShopVision.Core.Errors;

namespace ShopVision.PostgreSql.Tests;

public sealed class PostgresOptionsTests
{
    [Theory]
    [InlineData("postgres://shop:s3cret@db/shop")]
    [InlineData("Host=db;Pasword=s3cret")]
    [InlineData("Host=db;Port=s3cret")]
    [InlineData("s3cret")]
    public void A_connection_string_that_cannot_be_read_is_told_without_any_part_of_it(string connectionString)
    {
        var fault = Assert.Throws<ShopVisionException>(() => PostgresRunStore.Open(new PostgresOptions { ConnectionString = connectionString }, TimeProvider.System));

        Assert.Equal(ErrorCode.SettingInvalid, fault.Code);
        Assert.DoesNotContain("s3cret", fault.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_missing_connection_string_is_named(string? connectionString) => Assert.Contains(
        "SHOPVISION_State__ConnectionString",
        Assert.Throws<ShopVisionException>(() => PostgresRunStore.Open(new PostgresOptions { ConnectionString = connectionString }, TimeProvider.System)).Message);
}
