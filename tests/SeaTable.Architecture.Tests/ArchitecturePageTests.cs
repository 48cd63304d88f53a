using SeaTable.Architecture.Tests.Harness;
using SeaTable.Architecture.Tests.Layers;

namespace SeaTable.Architecture.Tests;

/// <summary>The page leads to what is there.</summary>
public sealed class ArchitecturePageTests
{
    [Fact]
    public void The_file_of_each_hop_exists()
    {
        var files = ArchitecturePage.Read().Files;

        Assert.InRange(files.Count, 25, 100);
        Assert.Equal([], files.Where(file => !Path.Exists(Path.Combine(Repository.Root, file))));
    }

    [Fact]
    public void The_page_is_read_as_it_is_written()
    {
        var page = ArchitecturePage.Parse("""
            ### SeaTable.House

            | Folders | What they do |
            |---|---|
            | `Roof`, `Roof/Tiles` | Keep `rain` off. |
            | `Cellar` | Keeps the wine. |

            1. [Tile](../src/House/Tile.cs) is put first.
            """);

        var project = Assert.Single(page.Projects);
        Assert.Equal("SeaTable.House", project.Name);
        Assert.Equal([["Roof", "Roof/Tiles"], ["Cellar"]], project.Layers);
        Assert.Equal(["src/House/Tile.cs"], page.Files);
    }
}
