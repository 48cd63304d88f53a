using System.Text;
using System.Text.Json;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Conformance;

/// <summary>Keeps a report in two files: for people, and for the next run and other programs.</summary>
internal sealed class ReportFiles(string path)
{
    /// <summary>Gets the file for people.</summary>
    public string Text { get; } = path;

    /// <summary>Gets the file that the next run goes on from.</summary>
    public string Json { get; } = Path.ChangeExtension(path, ".json");

    /// <summary>Reads what a run before has found out of the same server, base and suite; null when there is nothing.</summary>
    /// <exception cref="ToolException">The file is something else.</exception>
    public ConformanceResult? Load(string server, Guid baseUuid, string suite)
    {
        if (!File.Exists(Json))
            return null;
        ConformanceResult? result;
        try
        {
            result = JsonSerializer.Deserialize<ConformanceResult>(File.ReadAllText(Json), ConformanceJson.Report);
        }
        catch (JsonException e)
        {
            throw new ToolException($"{Json} is no report of this command. Name another file by --report.", e);
        }

        if (result is null || result.Server != server || result.Base != baseUuid)
            throw new ToolException($"{Json} is the report about another server or base. Name another file by --report.");
        return result.Suite == suite ? result : new ConformanceResult
        {
            Server = server, Base = baseUuid, Suite = suite, Tables = result.Tables,
        };
    }

    /// <summary>Writes both, beside and moved, so that none is ever half a file.</summary>
    public void Save(ConformanceResult result)
    {
        Write(Json, JsonSerializer.Serialize(result, ConformanceJson.Report) + "\n");
        Write(Text, ConformanceReport.Write(result));
    }

    private static void Write(string path, string text)
    {
        using var file = new FileReplacement(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Complete();
    }
}
