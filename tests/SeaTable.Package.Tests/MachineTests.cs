using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>What is shipped tells nothing of where it was built.</summary>
[Collection(PackageTests.Name)]
public sealed class MachineTests(Packages packages)
{
    public static TheoryData<string> All => Packages.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_in_it_names_the_folder_of_the_machine_that_packed_it(string id)
    {
        string[] files = [packages.PathOf(id), packages.PathOf(id, "snupkg")];

        Assert.All(files.Where(File.Exists), file => Assert.Equal([], PackageFiles.Naming(file, Packages.RepositoryFolder)));
    }
}
