using System.Globalization;
using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Tests.Feeds;

public sealed class PriceTextTests
{
    [Theory]
    [InlineData("49.90", "49.90", "")]
    [InlineData("49,90", "49.90", "")]
    [InlineData("49.90 EUR", "49.90", "EUR")]
    [InlineData("EUR 49.90", "49.90", "EUR")]
    [InlineData("eur49.90", "49.90", "EUR")]
    [InlineData("€ 49,90", "49.90", "EUR")]
    [InlineData("1.299,00 €", "1299.00", "EUR")]
    [InlineData("$1,299.50", "1299.50", "USD")]
    [InlineData("$1,299", "1299", "USD")]
    [InlineData("1 299,00 zł", "1299.00", "PLN")]
    [InlineData("1\u00A0299,00", "1299.00", "")]
    [InlineData("CHF 1'299.-", "1299", "CHF")]
    [InlineData("49,-", "49", "")]
    [InlineData("1,299,000", "1299000", "")]
    [InlineData("₹ 1,00,000", "100000", "INR")]
    [InlineData("0.125", "0.125", "")]
    [InlineData("1234.567", "1234.567", "")]
    [InlineData("5", "5", "")]
    public void A_price_is_read_as_shops_write_it(string text, string amount, string currency) =>
        Assert.Equal(new Price(decimal.Parse(amount, CultureInfo.InvariantCulture), currency), PriceText.TryParse(text, currency: null));

    [Theory]
    [InlineData("1.299")]
    [InlineData("-5")]
    [InlineData("free")]
    [InlineData("10-20")]
    [InlineData("4 9")]
    [InlineData("1,29,99")]
    [InlineData("1.2.3,4")]
    [InlineData("49.90 euros")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_clear_price_is_not_read(string text) => Assert.Null(PriceText.TryParse(text, currency: null));

    [Theory]
    [InlineData("5", "eur", "EUR")]
    [InlineData("5 USD", "EUR", "USD")]
    public void The_price_s_own_currency_goes_before_the_column_s(string text, string column, string currency) =>
        Assert.Equal(currency, PriceText.TryParse(text, column)!.Value.Currency);
}
