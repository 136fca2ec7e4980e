"""Runs the Azure CLI of Debian 12's package, whose `az network` fails on an import, without touching the package.

The CLI asks for the models of Microsoft.Network at 2022-01-01; Debian's python3-azure carries them at 2022-07-01 and
not at the version asked for, so the CLI gets nothing and stops. This names the version that is there. Requests that the
CLI builds itself go on naming their own api-versions.

Usage: /usr/bin/python3 debian.py network vnet list
"""
import os
import runpy

os.environ.setdefault('AZ_INSTALLER', 'DEB')

from azure.cli.core.profiles import _shared  # noqa: E402

there = '2022-07-01'
_shared.AZURE_API_PROFILES['latest'][_shared.ResourceType.MGMT_NETWORK] = there

runpy.run_module('azure.cli', run_name='__main__')
