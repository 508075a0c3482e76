namespace ShopVision.Server.Tests.Browser;

/// <summary>One shop and one browser for all tests of the page.</summary>
[CollectionDefinition]
public sealed class ShopInABrowser : ICollectionFixture<ServedShop>, ICollectionFixture<Chromium>;
