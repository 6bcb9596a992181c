# The site's preview in a container, for those who have one; README.md says how. `base` is also what .devcontainer uses.
FROM debian:trixie-slim AS base
# libatomic1: for the Node that comes with Playwright. The Chromium of set-up is for amd64; others (a Mac's) take
# Debian's. No versions: Debian keeps only the newest of a release.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates git libatomic1 make python3 python3-venv \
    && if [ "$(dpkg --print-architecture)" != amd64 ]; then \
    apt-get install --yes --no-install-recommends chromium fonts-liberation; fi \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 dashboard \
    && install --directory --owner=dashboard --group=dashboard /dashboard
USER 1000
WORKDIR /dashboard

FROM base AS preview
# What set-up reads comes first: a saved text sets nothing up anew.
COPY --chown=dashboard LICENSE Makefile package.json package-lock.json .npmrc pyproject.toml requirements.lock ./
COPY --chown=dashboard hooks hooks
RUN make setup
COPY --chown=dashboard . .
EXPOSE 8000
# Whatever is answered will do: a preview that is shared asks for its secret first.
HEALTHCHECK --interval=15s --timeout=10s --start-period=3m \
    CMD ["python3", "-c", "from http.client import HTTPConnection as To; to = To('127.0.0.1', 8000); to.request('GET', '/'); exit(to.getresponse().status > 499)"]
CMD [".venv/bin/mkdocs", "serve"]
