using EventPlatform.Api.Access;
using Npgsql;

namespace EventPlatform.Api.Audit;

/// <summary>
/// Audits every change that is asked for over HTTP [spec 03.5]: a row before it is made, without which it is not made, and its status after. The log
/// tells of it, too, but not by whom and to what.
/// </summary>
internal sealed partial class AuditTrail(RequestDelegate next, NpgsqlDataSource database, TimeProvider clock, ILogger<AuditTrail> logger)
{
    private const int LongestSubject = 400;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!IsChange(http))
        {
            await next(http);
            return;
        }
        var entry = Entry(http);
        var id = await AuditRows.BeginAsync(database, entry, http.RequestAborted);
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(http);
            status = http.Response.StatusCode;
        }
        finally
        {
            LogChange(id, entry.Operation, entry.OrgId, status);
            // A caller that is gone does not keep the outcome from being written.
            await AuditRows.EndAsync(database, id, status, CancellationToken.None);
        }
    }

    // Behind authorization: only what the caller may do gets here.
    private static bool IsChange(HttpContext http) =>
        OrganisationRole.WantedBy(http) is not null && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);

    private AuditEntry Entry(HttpContext http)
    {
        long? organisation = OrganisationRole.WantedBy(http)!.OrganisationInPath ? http.OrganisationInPath() : null;
        var operation = http.GetEndpoint()!.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? http.Request.Method;
        var parts = http.Request.RouteValues.Where(part => part.Key != OrganisationRole.RouteValue).OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => $"{part.Key}={http.PathPart(part.Key)}");
        var subject = string.Join(' ', parts).Replace("\0", "", StringComparison.Ordinal);
        return new(clock.GetUtcNow(), ((Caller)http.User).Key, organisation, operation, subject[..Math.Min(subject.Length, LongestSubject)]);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit {Id}: {Operation} in organisation {Organisation} was answered with {Status}")]
    private partial void LogChange(long id, string operation, long? organisation, int status);
}
