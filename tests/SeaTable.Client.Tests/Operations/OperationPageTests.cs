using System.Text.RegularExpressions;

namespace SeaTable.Client.Tests.Operations;

/// <summary>The page of operations names every call that a base token opens, and methods that exist.</summary>
public sealed partial class OperationPageTests
{
    [Fact]
    public async Task Every_route_of_a_base_stands_on_the_page()
    {
        var page = await OperationPage.ReadAsync(OperationPage.Path);
        var routes = Route().Matches(await OperationPage.ReadAsync("src/SeaTable.Emulator/Server/Routes.cs")).ToList();

        Assert.NotEmpty(routes);
        var missing = routes
            .Where(route => route.Groups["path"].Value != "app-user-info/") // Users are told together by "related-users/".
            .Select(route => (route.Groups["place"].Value is "Web" or "Files" ? route.Groups["place"].Value + ": " : "")
                + $"`{route.Groups["method"].Value} {route.Groups["path"].Value}")
            .Where(call => !page.Contains(call, StringComparison.Ordinal));
        Assert.Equal([], missing);
    }

    [Fact]
    public async Task Every_method_on_the_page_exists()
    {
        var page = await OperationPage.ReadAsync(OperationPage.Path);
        var methods = Method().Matches(page[page.IndexOf("| here |", StringComparison.Ordinal)..]).ToList();

        Assert.NotEmpty(methods);
        var missing = methods.Where(method =>
        {
            var type = typeof(CrmBase);
            foreach (var part in method.Groups["owner"].Value.Split('.', StringSplitOptions.RemoveEmptyEntries))
                type = type?.GetProperty(part)?.PropertyType;

            return type?.GetMethods().Any(one => one.Name == method.Groups["name"].Value) is not true;
        });
        Assert.Equal([], missing.Select(method => method.Value));
    }

    [GeneratedRegex("""Add\("(?<method>[A-Z]+)", (?<place>Prefix|Web|Files)( \+ "(?<path>[^"]+)")?,""")]
    private static partial Regex Route();

    [GeneratedRegex(@"`crm\.(?<owner>([A-Z]\w*\.)+)(?<name>\w+)`")]
    private static partial Regex Method();
}
