using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SeaTable.Fuzz.Targets;

/// <summary>Formulas: a column has each of them or is refused, and rows are read whatever it comes to.</summary>
internal sealed class FormulaTarget : Target
{
    private readonly EmulatedBase _base;

    private FormulaTarget(EmulatedBase started) => _base = started;

    public static async Task<FormulaTarget> OpenAsync()
    {
        var started = await EmulatedBase.StartWithSampleAsync().ConfigureAwait(false);
        await started.CallAsync(HttpMethod.Post, "rows/", JsonNode.Parse(
            """{"table_name": "Contacts", "rows": [{"Name": "Ada", "Status": "Customer", "Age": 36}, {"Name": "9"}]}"""))
            .ConfigureAwait(false);
        return new(started);
    }

    public override string Name => "formula";

    public override IReadOnlyList<string> Words =>
    [
        "{Name}", "{Status}", "{Birthday}", "{Deals.Amount}", "{Nothing}", "{", "}", "if(", "ifs(", "switch(", "and(", "or(",
        "not(", "sum(", "average(", "round(", "text(", "value(", "left(", "mid(", "rept(", "substitute(", "dateAdd(",
        "dateDif(", "networkdays(", "countlinks(", "rollup(", "lookup(", "findmax(", "now()", "today()", "&", "+", "^", "/",
        "%", "<>", ">=", "\"days\"", "\"yyyy-mm-dd\"", "1e308", "(", ")", ",", "true()", "pi()", "e()",
    ];

    public override async ValueTask TryAsync(byte[] input)
    {
        var (status, _) = await _base.CallAsync(HttpMethod.Post, "columns/", new JsonObject
        {
            ["table_name"] = "Contacts",
            ["column_name"] = "Tried",
            ["column_type"] = "formula",
            ["column_data"] = new JsonObject { ["formula"] = Encoding.UTF8.GetString(input) },
        }).ConfigureAwait(false);
        if (status != HttpStatusCode.OK)
            return;
        var (read, rows) = await _base.CallAsync(HttpMethod.Get, "rows/?table_name=Contacts&convert_keys=true")
            .ConfigureAwait(false);
        Promise(read == HttpStatusCode.OK && rows!["rows"]!.AsArray().Count > 0, "Rows with a formula can't be read.");
        var (removed, _) = await _base.CallAsync(
            HttpMethod.Delete, "columns/", new JsonObject { ["table_name"] = "Contacts", ["column"] = "Tried" })
            .ConfigureAwait(false);
        Promise(removed == HttpStatusCode.OK, "A column with a formula can't be deleted.");
    }

    public override ValueTask DisposeAsync() => _base.DisposeAsync();
}
