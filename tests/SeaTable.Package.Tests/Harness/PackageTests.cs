namespace SeaTable.Package.Tests.Harness;

/// <summary>The test classes that share one packing.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTests : ICollectionFixture<Packages>
{
    public const string Name = "The packages";
}
