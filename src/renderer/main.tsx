import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '../domain/host-api.ts';
import { Application } from './app/application.tsx';
import { createWebBridge } from './bridge/web-bridge.ts';
import './ui/faces.css';
import './ui/tokens.css';

declare global {
  interface Window {
    /** Put there by the desktop program's preload; a browser window talks to the loopback host instead. */
    readonly isnad?: Bridge;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <Application bridge={window.isnad ?? createWebBridge()} />
  </StrictMode>,
);
