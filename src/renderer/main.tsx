import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DesktopDoor } from '../domain/desktop-door.ts';
import { Application } from './app/application.tsx';
import { createDesktop, createElectronBridge } from './bridge/electron-bridge.ts';
import { createWebBridge } from './bridge/web-bridge.ts';
import './ui/faces.css';
import './ui/tokens.css';

declare global {
  interface Window {
    /** Put there by the desktop program's preload; a browser window talks to the loopback host instead. */
    readonly isnad?: DesktopDoor;
  }
}

const { isnad } = window;
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    {isnad === undefined ? (
      <Application bridge={createWebBridge()} desktop={null} />
    ) : (
      <Application bridge={createElectronBridge(isnad)} desktop={createDesktop(isnad)} />
    )}
  </StrictMode>,
);
