"""Runs the Azure CLI of Debian 12's package, whose `az network` fails on an import, without touching the package.

The CLI wants the models and operations of Microsoft.Network at 2022-01-01. Debian's python3-azure has the models at
2022-07-01 and not at the version asked for, and keeps the operations of all versions in one module. So the CLI gets
nothing and stops. This names the version that is there, and lets the operations be found where they are. Requests that
the CLI builds itself go on naming their own api-versions.

Usage: /usr/bin/python3 debian.py network vnet list
"""
import os
import runpy
import sys

os.environ.setdefault('AZ_INSTALLER', 'DEB')

import azure.mgmt.network.operations as operations  # noqa: E402
from azure.cli.core.profiles import _shared  # noqa: E402

there = '2022-07-01'
_shared.AZURE_API_PROFILES['latest'][_shared.ResourceType.MGMT_NETWORK] = there
sys.modules['azure.mgmt.network.v{}.operations'.format(there.replace('-', '_'))] = operations

runpy.run_module('azure.cli', run_name='__main__')
