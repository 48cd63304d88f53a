using System.CommandLine;
using SeaTable.Tool;

// A server that is told to end has its late writes to finish.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) };
return await CommandLine.RunAsync(args, configuration, CancellationToken.None);
