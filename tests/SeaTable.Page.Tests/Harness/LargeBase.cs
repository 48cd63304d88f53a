using System.Globalization;
using System.Text;

namespace SeaTable.Page.Tests.Harness;

/// <summary>The file of a base with one table of many rows.</summary>
internal sealed class LargeBase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("seatable-page-");

    public LargeBase(int rows)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "cups.json");
        var text = new StringBuilder("""
            {"tables": [{"_id": "0000", "name": "Cups", "columns": [{"key": "0000", "name": "Name", "type": "text"}],
              "views": [{"_id": "0000", "name": "All", "type": "table", "filters": [], "sorts": [], "hidden_columns": []}],
              "rows": [
            """);
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "" : ",").Append(CultureInfo.InvariantCulture,
                $$"""{"_id": "Cup{{row:0000000000000000000}}", "0000": "Cup {{row}}"}""");
        }

        File.WriteAllText(Path, text.Append("]}]}").ToString());
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
